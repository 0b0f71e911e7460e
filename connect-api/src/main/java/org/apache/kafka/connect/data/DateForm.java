package org.apache.kafka.connect.data;

import java.text.ParsePosition;
import java.text.SimpleDateFormat;

/** The three ways to write a date in text, told apart by their lengths. */
enum DateForm {
    DATE(Date.SCHEMA, Values.DATE_PATTERN, 10, '-'),
    TIME(Time.SCHEMA, Values.TIME_PATTERN, 13, 'Z'),
    TIMESTAMP(Timestamp.SCHEMA, Values.TIMESTAMP_PATTERN, 24, 'T');

    private final Schema schema;
    private final String pattern;
    private final int length;
    private final char landmark; // rules out most other texts before a format is made

    DateForm(Schema schema, String pattern, int length, char landmark) {
        this.schema = schema;
        this.pattern = pattern;
        this.length = length;
        this.landmark = landmark;
    }

    private boolean mayBe(String text) {
        return text.length() == length && text.indexOf(landmark) > 0;
    }

    /** The date that a text stands for, or null if it is not one; colons may be escaped. */
    static SchemaAndValue read(String token) {
        if (token.isEmpty() || !Character.isDigit(token.charAt(0))) {
            return null;
        }
        String text = token.replace("\\:", ":");
        for (DateForm form : values()) {
            if (form.mayBe(text)) {
                return form.parse(text);
            }
        }
        return null;
    }

    /** Without exceptions, whose stack traces would cost much at depth. */
    private SchemaAndValue parse(String text) {
        ParsePosition position = new ParsePosition(0);
        java.util.Date date = new SimpleDateFormat(pattern).parse(text, position);
        return position.getIndex() == 0 ? null : new SchemaAndValue(schema, date);
    }
}
