package org.apache.kafka.connect.json;

/** Reads the values of one schema as they are usually written; part of a plan that is made once for each schema. */
interface PlainReader {

    /** Reads the value that comes next. */
    Object read(PlainJson json) throws PlainJson.Unusual;
}
