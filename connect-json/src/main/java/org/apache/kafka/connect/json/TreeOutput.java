package org.apache.kafka.connect.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Makes a tree of what is written, to be set into another tree.
 */
final class TreeOutput implements JsonOutput {
    private final JsonNodeFactory nodes;
    private final Deque<ContainerNode<?>> open = new ArrayDeque<>();
    private String name;
    private JsonNode root;

    TreeOutput(JsonNodeFactory nodes) {
        this.nodes = nodes;
    }

    JsonNode tree() {
        return root;
    }

    @Override
    public void startObject() {
        start(nodes.objectNode());
    }

    @Override
    public void startArray() {
        start(nodes.arrayNode());
    }

    private void start(ContainerNode<?> container) {
        add(container);
        open.push(container);
    }

    @Override
    public void endObject() {
        open.pop();
    }

    @Override
    public void endArray() {
        open.pop();
    }

    @Override
    public void name(String member) {
        name = member;
    }

    @Override
    public void name(MemberName member) {
        name = member.text();
    }

    @Override
    public void text(String text) {
        add(nodes.textNode(text));
    }

    @Override
    public void number(int number) {
        add(nodes.numberNode(number));
    }

    @Override
    public void number(long number) {
        add(nodes.numberNode(number));
    }

    @Override
    public void number(float number) {
        add(nodes.numberNode(number));
    }

    @Override
    public void number(double number) {
        add(nodes.numberNode(number));
    }

    @Override
    public void number(BigDecimal number) {
        add(nodes.numberNode(number));
    }

    @Override
    public void bool(boolean bool) {
        add(nodes.booleanNode(bool));
    }

    @Override
    public void bytes(byte[] bytes) {
        add(nodes.binaryNode(bytes));
    }

    @Override
    public void nothing() {
        add(nodes.nullNode());
    }

    private void add(JsonNode node) {
        if (open.peek() instanceof ObjectNode object) {
            object.set(name, node);
        } else if (open.peek() instanceof ArrayNode array) {
            array.add(node);
        } else {
            root = node;
        }
    }
}
