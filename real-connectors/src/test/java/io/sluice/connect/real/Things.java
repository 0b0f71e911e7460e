package io.sluice.connect.real;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** A table with columns of many types, any of which may be null but the key; its rows come out alike from both databases. */
final class Things {
    static final String NAME = "things";

    private static final String[] TEXTS = {
        "", " padded ", "plain", "ünïcödé ß", "汉字", "🙂 of four bytes", "it's \\ \"quoted\"\n\tlines"
    };

    private static final List<Column> COLUMNS = List.of(
            new Column("yes", "boolean", Random::nextBoolean, ResultSet::getBoolean),
            new Column("small", "smallint", random -> (short) random.nextInt(), ResultSet::getLong),
            new Column("whole", "int", Random::nextInt, ResultSet::getLong),
            new Column("big", "bigint", Random::nextLong, ResultSet::getLong),
            new Column("single", "real", random -> (float) random.nextGaussian(), ResultSet::getFloat),
            new Column("twice", "double precision", random -> random.nextGaussian() * 1e100, ResultSet::getDouble),
            new Column(
                    "amount",
                    "numeric(14,4)",
                    random -> BigDecimal.valueOf(random.nextLong() % 100_000_000_000_000L, 4),
                    (row, n) -> plain(row.getBigDecimal(n))),
            new Column("name", "varchar(200)", Things::text, ResultSet::getString),
            new Column("note", "text", Things::text, ResultSet::getString),
            new Column(
                    "day",
                    "date",
                    random -> dateTime(random).toLocalDate(),
                    (row, n) -> row.getObject(n, LocalDate.class)),
            new Column(
                    "hour",
                    "time",
                    random -> dateTime(random).toLocalTime(),
                    (row, n) -> row.getObject(n, LocalTime.class)),
            new Column("seen", "timestamp", Things::dateTime, (row, n) -> row.getObject(n, LocalDateTime.class)),
            new Column("moment", "timestamptz", Things::moment, Things::instant),
            new Column("raw", "bytea", Things::bytes, (row, n) -> hex(row.getBytes(n))),
            new Column("mark", "uuid", random -> new UUID(random.nextLong(), random.nextLong()), ResultSet::getString));

    private Things() {}

    static void create(Connection postgres) throws SQLException {
        StringBuilder sql = new StringBuilder("CREATE TABLE " + NAME + " (id bigint PRIMARY KEY");
        for (Column column : COLUMNS)
            sql.append(", ").append(column.name).append(' ').append(column.type);
        Database.run(postgres, sql.append(')').toString());
    }

    static PreparedStatement insert(Connection postgres) throws SQLException {
        return postgres.prepareStatement("INSERT INTO " + NAME + " VALUES (?" + ", ?".repeat(COLUMNS.size()) + ")");
    }

    static void insert(PreparedStatement insert, long id, Random random) throws SQLException {
        insert.setLong(1, id);
        for (int n = 0; n < COLUMNS.size(); n++)
            insert.setObject(n + 2, COLUMNS.get(n).any(random));
        insert.executeUpdate();
    }

    /** Changes one column of a row. */
    static void update(Connection postgres, long id, Random random) throws SQLException {
        Column column = COLUMNS.get(random.nextInt(COLUMNS.size()));
        try (var update = postgres.prepareStatement("UPDATE " + NAME + " SET " + column.name + " = ? WHERE id = ?")) {
            update.setObject(1, column.any(random));
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    static void delete(Connection postgres, long id) throws SQLException {
        Database.run(postgres, "DELETE FROM " + NAME + " WHERE id = " + id);
    }

    /** All rows by their id, each as a list of texts. */
    static SortedMap<Long, String> rows(Connection database, String table) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT id");
        for (Column column : COLUMNS) sql.append(", ").append(column.name);
        SortedMap<Long, String> rows = new TreeMap<>();
        try (PreparedStatement statement = database.prepareStatement(sql + " FROM " + table);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                List<String> texts = new ArrayList<>();
                for (int n = 0; n < COLUMNS.size(); n++)
                    texts.add(COLUMNS.get(n).read(row, n + 2));
                rows.put(row.getLong(1), texts.toString());
            }
        }
        return rows;
    }

    /** A few of the rows that are not the same in both. */
    static List<String> differences(SortedMap<Long, String> wanted, SortedMap<Long, String> rows) {
        List<String> differences = new ArrayList<>();
        wanted.forEach((id, row) -> {
            if (!row.equals(rows.get(id))) differences.add(id + " is " + rows.get(id) + " instead of " + row);
        });
        rows.forEach((id, row) -> {
            if (!wanted.containsKey(id)) differences.add(id + " is still " + row);
        });
        return differences.subList(0, Math.min(5, differences.size()));
    }

    /** In a zone of its own; TIMESTAMP of MariaDB, which is what the sink makes of it, reaches from 1970 to 2038. */
    private static OffsetDateTime moment(Random random) {
        return Instant.ofEpochSecond(
                        86_400 + random.nextInt(Integer.MAX_VALUE - 86_400), random.nextInt(1_000_000) * 1_000L)
                .atOffset(ZoneOffset.ofHours(random.nextInt(10)));
    }

    /** MariaDB, which is run in UTC, returns the time there. */
    private static Instant instant(ResultSet row, int n) throws SQLException {
        if (row.getMetaData().getColumnTypeName(n).equals("timestamptz")) {
            OffsetDateTime time = row.getObject(n, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }
        LocalDateTime time = row.getObject(n, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    private static String plain(BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }

    private static String hex(byte[] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String text(Random random) {
        return TEXTS[random.nextInt(TEXTS.length)] + random.nextInt(1000);
    }

    private static LocalDateTime dateTime(Random random) {
        return LocalDateTime.of(1950, 1, 1, 0, 0)
                .plusDays(random.nextInt(50_000))
                .plus(random.nextLong(86_400_000_000L), ChronoUnit.MICROS);
    }

    private interface Making {
        Object with(Random random);
    }

    private interface Reading {
        Object of(ResultSet row, int n) throws SQLException;
    }

    private record Column(String name, String type, Making making, Reading reading) {
        Object any(Random random) {
            return random.nextInt(10) == 0 ? null : making.with(random);
        }

        String read(ResultSet row, int n) throws SQLException {
            Object value = reading.of(row, n);
            return row.wasNull() ? "null" : String.valueOf(value);
        }
    }
}
