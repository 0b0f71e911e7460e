package org.apache.kafka.connect.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigDecimal;
import java.util.Base64;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.connect.errors.DataException;

/**
 * Writes records straight into bytes, one after the other.
 *
 * <p>A comma follows each value, and is replaced by the end of what the value is in. So nobody has to know whether a value is
 * the first one.
 *
 * <p>Used by one thread at a time.
 */
final class ByteOutput implements JsonOutput {
    private static final int DEEPEST = 1000; // so that other readers, which have limits as well, can read it
    private static final byte[] NULL = "null,".getBytes(US_ASCII);
    private static final byte[] TRUE = "true,".getBytes(US_ASCII);
    private static final byte[] FALSE = "false,".getBytes(US_ASCII);

    private final MemberNames names;
    private final RecordBytes bytes = new RecordBytes();
    private int depth;

    ByteOutput(MemberNames names) {
        this.names = names;
    }

    /** Returns the value that was written and makes ready for the next one. */
    byte[] take() {
        bytes.dropLast(); // the comma
        return bytes.take();
    }

    /** Begins a record that has a beginning in common with others. */
    void startObject(byte[] beginning) {
        depth++;
        bytes.add(beginning);
    }

    @Override
    public void startObject() {
        start('{');
    }

    @Override
    public void endObject() {
        end('}');
    }

    @Override
    public void startArray() {
        start('[');
    }

    @Override
    public void endArray() {
        end(']');
    }

    private void start(char bracket) {
        if (++depth > DEEPEST) {
            String message = "it is nested more than " + DEEPEST + " levels deep";
            throw new DataException(
                    "Cannot write a record as JSON: " + message + ".", new SerializationException(message));
        }
        bytes.add(bracket);
    }

    private void end(char bracket) {
        depth--;
        if (bytes.endsWith(',')) {
            bytes.setLast(bracket);
        } else {
            bytes.add(bracket);
        }
        bytes.add(',');
    }

    @Override
    public void name(String name) {
        MemberName known = names.known(name);
        if (known != null) {
            name(known);
        } else {
            bytes.addQuoted(name, ':');
        }
    }

    @Override
    public void name(MemberName name) {
        bytes.add(name.json());
    }

    @Override
    public void text(String text) {
        bytes.addQuoted(text, ',');
    }

    @Override
    public void number(int number) {
        number((long) number);
    }

    @Override
    public void number(long number) {
        bytes.addNumber(number);
        bytes.add(',');
    }

    @Override
    public void number(float number) {
        number(Float.toString(number), Float.isFinite(number));
    }

    @Override
    public void number(double number) {
        if (bytes.addUsual(number)) {
            bytes.add(',');
        } else {
            number(Double.toString(number), Double.isFinite(number));
        }
    }

    @Override
    public void number(BigDecimal number) {
        number(number.toString(), true);
    }

    private void number(String digits, boolean isFinite) {
        if (isFinite) {
            bytes.addAscii(digits);
            bytes.add(',');
        } else {
            text(digits);
        }
    }

    @Override
    public void bool(boolean bool) {
        bytes.add(bool ? TRUE : FALSE);
    }

    @Override
    public void bytes(byte[] value) {
        bytes.add('"');
        bytes.add(Base64.getEncoder().encode(value));
        bytes.add('"');
        bytes.add(',');
    }

    @Override
    public void nothing() {
        bytes.add(NULL);
    }
}
