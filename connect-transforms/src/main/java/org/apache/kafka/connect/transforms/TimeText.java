package org.apache.kafka.connect.transforms;

import java.text.ParseException;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.DataException;

/** Reads and writes the forms of a point in time that need settings. Used by one thread, as its format is. */
final class TimeText {
    private static final long DAY = TimeUnit.DAYS.toMillis(1);

    private final TimeFormat format;
    private final TimeUnit precision;

    /**
     * @param format how text is written, or null if there is no text to read or write
     * @param precision the unit of times that are numbers
     */
    TimeText(TimeFormat format, TimeUnit precision) {
        this.format = format;
        this.precision = precision;
    }

    String text(Date time) {
        return format.text(time);
    }

    Date parse(String text) {
        if (format == null) {
            throw new DataException("Cannot read a time of text: \"format\" is not set.");
        }
        try {
            return format.parse(text);
        } catch (ParseException e) {
            throw new DataException(
                    "Cannot read the text " + text + " as a time: it does not have the form " + format.pattern() + ".",
                    e);
        }
    }

    Long number(Date time) {
        return precision.convert(time.getTime(), TimeUnit.MILLISECONDS);
    }

    Date date(long number) {
        return new Date(precision.toMillis(number));
    }

    /** The start of the day. */
    static Date day(Date time) {
        return new Date(time.getTime() - Math.floorMod(time.getTime(), DAY));
    }

    /** The time of the day, as on the first day of the epoch. */
    static Date timeOfDay(Date time) {
        return new Date(Math.floorMod(time.getTime(), DAY));
    }
}
