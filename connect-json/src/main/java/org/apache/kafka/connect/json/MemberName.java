package org.apache.kafka.connect.json;

/**
 * The name of a member, and how it stands in a record.
 *
 * @param text the name
 * @param json the same, quoted, with a colon
 */
record MemberName(String text, byte[] json) {

    static MemberName of(String text) {
        RecordBytes json = new RecordBytes();
        json.addQuoted(text, ':');
        return new MemberName(text, json.take());
    }
}
