/**
 * Compares these transformations with the released ones. A probe is a class that uses them and tells in text what it
 * saw; it runs once here and once, loaded again, against the released jars.
 */
package org.apache.kafka.connect.released;
