package org.apache.kafka.connect.json;

import java.math.BigDecimal;

/**
 * Takes one JSON value in parts, in the order in which they are written. What calls it sees to it that they form a value.
 */
interface JsonOutput {

    void startObject();

    void endObject();

    void startArray();

    void endArray();

    /** Begins a member of an object; its value follows. */
    void name(String name);

    /** The same, for a name prepared in advance. */
    void name(MemberName name);

    void text(String text);

    void number(int number);

    void number(long number);

    /** A number, or a text if there is no such number in JSON. */
    void number(float number);

    /** A number, or a text if there is no such number in JSON. */
    void number(double number);

    void number(BigDecimal number);

    void bool(boolean bool);

    /** Bytes, as a text in Base64. */
    void bytes(byte[] bytes);

    void nothing();
}
