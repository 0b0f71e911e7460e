package org.apache.kafka.connect.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The Jackson objects that one converter needs, set up to read and write JSON the way Connect does. Safe for concurrent
 * use, like the factories themselves.
 *
 * @param documents reads whole records
 * @param payloads  reads payloads cut out of their envelope, so one level less of nesting is allowed
 * @param trees     reads and writes trees with exact numbers
 */
record Jackson(JsonFactory documents, JsonFactory payloads, ObjectMapper trees) {

    static Jackson create() {
        int depth = StreamReadConstraints.DEFAULT_MAX_DEPTH;
        JsonFactory documents = factory(depth);
        ObjectMapper trees = JsonMapper.builder(factory(depth))
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
                .build();
        return new Jackson(documents, factory(depth - 1), trees);
    }

    private static JsonFactory factory(int depth) {
        return new JsonFactoryBuilder()
                .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
                // As exact as the JDK's, and several times as fast. (The fast writer is not used: on JDK 17 it gives
                // some numbers fewer digits than the JDK does, and record keys have to keep their bytes.)
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(depth).build())
                .build();
    }
}
