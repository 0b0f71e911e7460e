/**
 * Small helpers that transformations of third parties call by name too: checks of records and settings, and schema
 * copies. They hold no state.
 */
package org.apache.kafka.connect.transforms.util;
