package org.apache.kafka.connect.transforms;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The patterns of {@link SimpleDateFormat} that are common: digits of fixed width between fixed text, in UTC. Knows the same
 * text for the same time as that class, or leaves it to that class: years of the Julian calendar and beyond four digits, and
 * text that is not exactly of the form.
 *
 * <p>Used by one thread.
 */
final class DigitFormat {
    private static final long DAY = 86_400_000;
    private static final long FIRST = LocalDate.of(1583, 1, 1).toEpochDay() * DAY;
    private static final long END = LocalDate.of(10_000, 1, 1).toEpochDay() * DAY;
    private static final Date SAMPLE =
            new Date(LocalDate.of(2031, 4, 25).toEpochDay() * DAY + 70_616_789); // 19:36:56.789
    private static final int[] EPOCH = {1970, 1, 1, 0, 0, 0, 0};
    private static final Map<String, Unit> UNITS = Map.of(
            "yyyy", Unit.YEAR,
            "MM", Unit.MONTH,
            "dd", Unit.DAY,
            "HH", Unit.HOUR,
            "mm", Unit.MINUTE,
            "ss", Unit.SECOND,
            "SSS", Unit.MILLISECOND);
    private static final Pattern PARTS =
            Pattern.compile("(?<letters>([a-zA-Z])\\2*)|'(?<quoted>[^']*)'|(?<other>[^a-zA-Z'])");

    private final byte[] template;
    private final Part[] parts;
    private final byte[] line; // the text in the making
    private final int[] numbers = new int[EPOCH.length]; // of the text being parsed, in the order of the units

    private DigitFormat(String template, List<Part> parts) {
        this.template = template.getBytes(ISO_8859_1);
        this.parts = parts.toArray(new Part[0]);
        this.line = this.template.clone();
    }

    /** What can be said with digits; the place of a number in the text. */
    private record Part(Unit unit, int from, int to) {}

    private enum Unit {
        YEAR,
        MONTH,
        DAY,
        HOUR,
        MINUTE,
        SECOND,
        MILLISECOND
    }

    /** The same as the given format, or null if it has other parts, or a locale with other digits or another calendar. */
    static DigitFormat sameAs(SimpleDateFormat format) {
        DigitFormat digits = read(format.toPattern());
        return digits != null && digits.agreesWith(format) ? digits : null;
    }

    private static DigitFormat read(String pattern) {
        StringBuilder template = new StringBuilder();
        List<Part> parts = new ArrayList<>();
        Matcher matcher = PARTS.matcher(pattern);
        while (matcher.find()) {
            String letters = matcher.group("letters");
            Unit unit = letters == null ? null : UNITS.get(letters);
            if (unit != null) {
                parts.add(new Part(unit, template.length(), template.length() + letters.length()));
                template.append("0".repeat(letters.length()));
            } else if (letters != null) {
                if (!letters.matches("X{1,3}")) {
                    return null;
                }
                template.append('Z'); // the zone, which is UTC
            } else {
                String quoted = matcher.group("quoted");
                template.append(quoted == null ? matcher.group("other") : quoted.isEmpty() ? "'" : quoted);
            }
        }
        return ISO_8859_1.newEncoder().canEncode(template) ? new DigitFormat(template.toString(), parts) : null;
    }

    private boolean agreesWith(SimpleDateFormat format) {
        String text = text(SAMPLE.getTime());
        return text.equals(format.format(SAMPLE))
                && parse(text) != null
                && parse(text).equals(format.parse(text, new ParsePosition(0)));
    }

    boolean canWrite(long time) {
        return FIRST <= time && time < END;
    }

    String text(long time) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(time, DAY));
        int rest = (int) Math.floorMod(time, DAY);
        for (Part part : parts) {
            int number =
                    switch (part.unit) {
                        case YEAR -> date.getYear();
                        case MONTH -> date.getMonthValue();
                        case DAY -> date.getDayOfMonth();
                        case HOUR -> rest / 3_600_000;
                        case MINUTE -> rest / 60_000 % 60;
                        case SECOND -> rest / 1_000 % 60;
                        case MILLISECOND -> rest % 1_000;
                    };
            for (int i = part.to - 1; i >= part.from; i--) {
                line[i] = (byte) ('0' + number % 10);
                number /= 10;
            }
        }
        return new String(line, ISO_8859_1);
    }

    /** The time, or null if the text is not of this form or tells no time of the calendar. */
    Date parse(String text) {
        if (text.length() != template.length) {
            return null;
        }
        System.arraycopy(EPOCH, 0, numbers, 0, numbers.length);
        int at = 0;
        for (Part part : parts) {
            int number = number(text, part);
            if (number < 0 || !isAsTemplate(text, at, part.from)) {
                return null;
            }
            numbers[part.unit.ordinal()] = number;
            at = part.to;
        }
        return isAsTemplate(text, at, template.length) ? time() : null;
    }

    /** The number, or -1 if there is none. */
    private static int number(String text, Part part) {
        int number = 0;
        for (int i = part.from; i < part.to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private boolean isAsTemplate(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != (template[i] & 0xff)) {
                return false;
            }
        }
        return true;
    }

    private Date time() {
        int year = numbers[0];
        int month = numbers[1];
        int day = numbers[2];
        if (year < 1583
                || month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        } else if (numbers[3] > 23 || numbers[4] > 59 || numbers[5] > 59) {
            return null;
        }
        int seconds = numbers[3] * 3_600 + numbers[4] * 60 + numbers[5];
        return new Date(LocalDate.of(year, month, day).toEpochDay() * DAY + seconds * 1_000L + numbers[6]);
    }
}
