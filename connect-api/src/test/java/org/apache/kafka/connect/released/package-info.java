/**
 * Compares this SPI with the released one. A probe is a class that uses the SPI and tells in text what it saw; it runs
 * once here and once, loaded again, against the released jar.
 */
package org.apache.kafka.connect.released;
