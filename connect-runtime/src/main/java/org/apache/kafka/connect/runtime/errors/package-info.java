/** The part of the error handling that published connectors name. */
package org.apache.kafka.connect.runtime.errors;
