/**
 * Small helps for connector authors.
 */
package org.apache.kafka.connect.util;
