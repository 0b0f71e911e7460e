/**
 * The contract of predicates: yes-or-no questions about a record that decide whether a transformation applies (KIP-585).
 */
package org.apache.kafka.connect.transforms.predicates;
