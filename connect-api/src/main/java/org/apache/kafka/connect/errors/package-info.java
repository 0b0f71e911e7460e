/**
 * The exceptions that connectors, converters and the worker exchange. All are unchecked; what a caller can decide on is
 * the type alone: {@link org.apache.kafka.connect.errors.RetriableException} may be repeated, the others may not.
 */
package org.apache.kafka.connect.errors;
