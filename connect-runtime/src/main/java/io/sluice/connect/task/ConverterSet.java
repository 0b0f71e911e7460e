package io.sluice.connect.task;

import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;

/** The three converters of a task. */
record ConverterSet(Converter key, Converter value, HeaderConverter header) {}
