package org.apache.kafka.connect.released;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Transformations and the settings to try them with, right and wrong ones. */
final class Cases {
    private static final String[] TYPES = {
        "int8",
        "int16",
        "int32",
        "int64",
        "float32",
        "float64",
        "boolean",
        "string",
        "bytes",
        "STRING",
        "nonsense",
        "map"
    };
    private static final String[] FIELDS = {
        "i8", "i16", "i32", "i64", "f32", "f64", "bool", "str", "text", "bytes", "date", "time", "ts", "tsd", "dec",
        "list", "map", "in", "maybe", "null", "nope", "big", "city"
    };
    private final List<Case> cases = new ArrayList<>();

    private Cases() {}

    /** A transformation, by the last part of its class name, and settings. */
    record Case(String type, Map<String, String> settings) {}

    static List<Case> all() {
        Cases cases = new Cases();
        cases.addCasts();
        cases.addFields();
        cases.addHeaders();
        cases.addTimes();
        cases.addRouters();
        return cases.cases;
    }

    private void addCasts() {
        for (String type : TYPES) {
            add("Cast$Value", "spec", type);
            add("Cast$Key", "spec", type);
            for (String field : FIELDS) {
                add("Cast$Value", "spec", field + ":" + type);
            }
            add("Cast$Value", "spec", "i32:" + type + ",str:string,f64: " + type, "replace.null.with.default", "false");
        }
        for (String spec : List.of(
                "",
                "a:b:c",
                "int8,int16",
                "int8,a:int8",
                "a:int8,a:int16",
                " i32 : int8 ",
                ":int8",
                "a:",
                ":",
                "int8:",
                "i8:string,i8:string",
                "int8,int8")) {
            add("Cast$Value", "spec", spec);
        }
        add("Cast$Value");
    }

    private void addFields() {
        for (String field : FIELDS) {
            both("ExtractField", "field", field);
            add("ExtractField$Value", "field", field, "replace.null.with.default", "false");
            add("ValueToKey", "fields", field);
            add("MaskField$Value", "fields", field);
            add("MaskField$Value", "fields", field, "replacement", "12");
            add("MaskField$Value", "fields", field, "replacement", "x");
            add("MaskField$Value", "fields", field, "replacement", "300.5");
            add("MaskField$Value", "fields", field, "replacement", "9007199254740993");
            add("ReplaceField$Value", "exclude", field);
            add("ReplaceField$Value", "include", field);
        }
        for (String path : List.of(
                "in.city",
                "in.deep.x",
                "maybe.deep.x",
                "maybe.`a.b`",
                "in.`a.b`",
                "in.zip",
                "`in`.city",
                "`in",
                "in.",
                ".",
                "",
                "a.b",
                "`a.b`",
                "in..city",
                "maybe.deep.x.y",
                "str.x",
                "list.x",
                "map.k",
                "I8")) {
            add("ExtractField$Value", "field", path, "field.syntax.version", "V2");
            add("ExtractField$Value", "field", path, "field.syntax.version", "v1");
            add("ExtractField$Key", "field", path, "field.syntax.version", "v2", "replace.null.with.default", "false");
        }
        add("ExtractField$Value", "field", "a", "field.syntax.version", "V3");
        add("ExtractField$Value");
        both("HoistField", "field", "magic");
        add("HoistField$Value", "field", "");
        both("Flatten");
        add("Flatten$Value", "delimiter", "_");
        add("Flatten$Value", "delimiter", "");
        both("ReplaceField", "include", "str,i32,f64", "renames", "str:new,f64:str");
        add("ReplaceField$Value", "exclude", "str", "include", "str,i32");
        add("ReplaceField$Value", "renames", "str:text");
        add("ReplaceField$Value", "renames", "str:i8,i8:str");
        add("ReplaceField$Value", "renames", "str:x,str:y");
        add("ReplaceField$Value", "exclude", "nope", "replace.null.with.default", "false");
        for (String renames : List.of("a", "a:b:c", ":", "a:", ":b", " str : x ", "", "str::x")) {
            add("ReplaceField$Value", "renames", renames);
        }
        add("ReplaceField$Value");
        add("ReplaceField$Value", "exclude", "a,a");
        add("ReplaceField$Value", "include", "");
        both("MaskField", "fields", "str,i32,nope");
        add("MaskField$Value", "fields", "str", "replace.null.with.default", "false");
        add("MaskField$Value", "fields", "");
        add("MaskField$Value", "fields", "str,str");
        add("MaskField$Value", "fields", "str", "replacement", "");
        add("MaskField$Value");
        add("ValueToKey", "fields", "str,i32");
        add("ValueToKey", "fields", "f64,str", "replace.null.with.default", "false");
        add("ValueToKey", "fields", "");
        add("ValueToKey", "fields", "str,str");
        add("ValueToKey");
        addInsertions();
        both("SetSchemaMetadata", "schema.name", "new");
        both("SetSchemaMetadata", "schema.name", "new", "schema.version", "9");
        add("SetSchemaMetadata$Value", "schema.version", "9", "replace.null.with.default", "false");
        add("SetSchemaMetadata$Value", "schema.version", "x");
        add("SetSchemaMetadata$Value", "schema.name", "");
        add("SetSchemaMetadata$Value");
    }

    private void addInsertions() {
        for (String mark : List.of("", "?", "!")) {
            for (String source : List.of("topic", "partition", "offset", "timestamp", "static")) {
                both("InsertField", source + ".field", "new" + mark, "static.value", "fixed");
            }
            add("InsertField$Value", "topic.field", mark);
        }
        add(
                "InsertField$Value",
                "topic.field",
                "t",
                "partition.field",
                "p",
                "offset.field",
                "o",
                "timestamp.field",
                "d",
                "static.field",
                "s",
                "static.value",
                "v",
                "replace.null.with.default",
                "false");
        add("InsertField$Value", "topic.field", "str");
        add("InsertField$Value", "topic.field", "t", "partition.field", "t");
        add("InsertField$Value", "topic.field", "t??");
        add("InsertField$Value", "static.field", "s");
        add("InsertField$Value", "static.value", "s");
        add("InsertField$Value", "static.field", "s", "static.value", "");
        add("InsertField$Value");
    }

    private void addHeaders() {
        for (String operation : List.of("move", "copy", "MOVE", "none")) {
            for (String fields : List.of("str", "str,i32", "nope", "str,str", "", "in")) {
                String headers = fields.contains(",") ? "a,c" : "a";
                both("HeaderFrom", "fields", fields, "headers", headers, "operation", operation);
            }
            add(
                    "HeaderFrom$Value",
                    "fields",
                    "f64,str",
                    "headers",
                    "x,x",
                    "operation",
                    operation,
                    "replace.null.with.default",
                    "false");
            add("HeaderFrom$Value", "fields", "a,b", "headers", "x", "operation", operation);
        }
        add("HeaderFrom$Value");
        for (String headers : List.of("a", "a,b", "z", "", "a,a")) {
            add("DropHeaders", "headers", headers);
        }
        add("DropHeaders");
        for (String literal : List.of("x", "1", "true", "[1,2]", "{\"a\":1}", "", "null", "2019-08-23")) {
            add("InsertHeader", "header", "a", "value.literal", literal);
        }
        add("InsertHeader", "header", "", "value.literal", "x");
        add("InsertHeader", "header", "a");
        add("Filter");
        for (String name : List.of("a", "b", "A", "")) {
            add("predicates.HasHeaderKey", "name", name);
        }
        add("predicates.HasHeaderKey");
        add("predicates.RecordIsTombstone");
        for (String pattern : List.of("orders", "ord.*", "ord", "", "[")) {
            add("predicates.TopicNameMatches", "pattern", pattern);
        }
        add("predicates.TopicNameMatches");
    }

    private void addTimes() {
        for (String target : List.of("string", "unix", "Date", "Time", "Timestamp", "date")) {
            for (String format : List.of("yyyy-MM-dd", "", "HH:mm:ss.SSS", "nonsense", " ")) {
                both("TimestampConverter", "target.type", target, "format", format);
            }
            for (String precision : List.of("nanoseconds", "microseconds", "milliseconds", "seconds", "days")) {
                both("TimestampConverter", "target.type", target, "format", "yyyy", "unix.precision", precision);
            }
            for (String field : FIELDS) {
                add("TimestampConverter$Value", "target.type", target, "format", "yyyy-MM-dd", "field", field);
                add(
                        "TimestampConverter$Value",
                        "target.type",
                        target,
                        "format",
                        "yyyy-MM-dd",
                        "field",
                        field,
                        "replace.null.with.default",
                        "false");
            }
        }
        add("TimestampConverter$Value");
    }

    private void addRouters() {
        for (String regex : List.of("orders", "(o)(r).*", "x", "ord", "", "[", ".*")) {
            for (String replacement : List.of("new", "$1-$2", "", "$9", "$")) {
                add("RegexRouter", "regex", regex, "replacement", replacement);
            }
        }
        add("RegexRouter", "regex", "a");
        for (String format :
                List.of("${topic}", "${timestamp}", "x", "", "${topic}${topic}-${timestamp}$", "${other}")) {
            for (String pattern : List.of("yyyyMMdd", "HH", "", "''$")) {
                add("TimestampRouter", "topic.format", format, "timestamp.format", pattern);
            }
        }
        add("TimestampRouter");
    }

    private void both(String type, String... settings) {
        add(type + "$Key", settings);
        add(type + "$Value", settings);
    }

    private void add(String type, String... settings) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put(settings[i], settings[i + 1]);
        }
        cases.add(new Case(type, map));
    }
}
