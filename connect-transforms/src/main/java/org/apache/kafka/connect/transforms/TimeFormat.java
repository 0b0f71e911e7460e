package org.apache.kafka.connect.transforms;

import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.TimeZone;

/**
 * Times as text after a pattern of {@link SimpleDateFormat}, in UTC. That class is slow, so what {@link DigitFormat} can do is
 * left to it. Used by one thread.
 */
final class TimeFormat {
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private final SimpleDateFormat format;
    private final DigitFormat digits;

    /** @throws IllegalArgumentException if it is not a pattern */
    TimeFormat(String pattern) {
        format = new SimpleDateFormat(pattern);
        format.setTimeZone(UTC);
        digits = DigitFormat.sameAs(format);
    }

    String text(Date time) {
        return digits != null && digits.canWrite(time.getTime()) ? digits.text(time.getTime()) : format.format(time);
    }

    Date parse(String text) throws ParseException {
        Date time = digits == null ? null : digits.parse(text);
        return time == null ? format.parse(text) : time;
    }

    String pattern() {
        return format.toPattern();
    }
}
