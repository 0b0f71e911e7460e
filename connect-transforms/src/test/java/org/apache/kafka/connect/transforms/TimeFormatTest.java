package org.apache.kafka.connect.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the fast way of writing and reading times against the one of the JDK. */
@SuppressWarnings("JavaUtilDate") // the SPI's timestamps are of this class
class TimeFormatTest {
    private static final String[] PARTS = {
        "yyyy", "MM", "dd", "HH", "mm", "ss", "SSS", "X", "XXX", "yy", "M", "MMM", "hh", "a", "S", "E", "z", "''",
        "'T'", "'at'", "'E'", "'7'", "'it''s'", "-", ":", ".", ",", " ", "/", "ä", "€"
    };
    private static final String DIGITS = "0123456789-+:. TZ'x";

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void writesAndReadsAsTheJdk() {
        for (int round = 0; round < 1_500; round++) {
            String pattern = pattern();
            for (int i = 0; i < 5; i++) {
                Date time = time();
                String text = jdk(pattern).format(time);
                TimeFormat format = new TimeFormat(pattern); // a new one, as a zone that was read stays
                assertThat(format.text(time)).as(what(pattern, time)).isEqualTo(text);
                String changed = changed(text);
                assertThat(outcome(() -> format.parse(changed)))
                        .as(what(pattern, changed))
                        .isEqualTo(outcome(() -> jdk(pattern).parse(changed)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"th-TH-u-ca-buddhist-nu-thai", "ja-JP-u-ca-japanese", "ar-EG-u-nu-arab", "de-DE"})
    void followsTheLocale(String tag) {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(tag));
            String pattern = "yyyy-MM-dd HH:mm:ss.SSS";

            assertThat(new TimeFormat(pattern).text(new Date(1_700_000_000_123L)))
                    .isEqualTo(jdk(pattern).format(new Date(1_700_000_000_123L)));
        } finally {
            Locale.setDefault(usual);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yyyyMMdd",
                "yyyy-MM-dd",
                "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'",
                "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "yyyy/MM/dd HH:mm",
                "HH:mm:ss"
            })
    void hasAFastWayForCommonPatterns(String pattern) {
        assertThat(DigitFormat.sameAs(jdk(pattern))).isNotNull();
    }

    private String what(String pattern, Object subject) {
        return pattern + " of " + subject + ", seed " + seed;
    }

    private static SimpleDateFormat jdk(String pattern) {
        SimpleDateFormat format = new SimpleDateFormat(pattern);
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
        return format;
    }

    private static Object outcome(Callable<Date> call) {
        try {
            return call.call();
        } catch (Exception e) {
            return e.getClass();
        }
    }

    private String pattern() {
        int common = random.nextInt(2) == 0 ? 9 : PARTS.length;
        StringBuilder pattern = new StringBuilder();
        for (int i = random.nextInt(7); i >= 0; i--) {
            pattern.append(PARTS[random.nextInt(common)]);
            if (random.nextInt(3) > 0) {
                pattern.append("-:. /".charAt(random.nextInt(5)));
            }
        }
        return pattern.toString().replaceAll("X{4,}", "XXX"); // more is no pattern
    }

    private Date time() {
        return switch (random.nextInt(4)) {
            case 0 -> new Date(random.nextLong() >> random.nextInt(40));
            case 1 -> new Date(-12_219_292_800_000L + random.nextInt()); // about where the calendar was reformed
            default -> new Date(Math.floorMod(random.nextLong(), 4_000_000_000_000L));
        };
    }

    private String changed(String text) {
        StringBuilder changed = new StringBuilder(text);
        while (random.nextInt(2) == 0 && changed.length() > 0) {
            int at = random.nextInt(changed.length());
            char digit = DIGITS.charAt(random.nextInt(DIGITS.length()));
            switch (random.nextInt(3)) {
                case 0 -> changed.setCharAt(at, digit);
                case 1 -> changed.insert(at, digit);
                default -> changed.deleteCharAt(at);
            }
        }
        return changed.toString();
    }
}
