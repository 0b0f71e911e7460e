/**
 * How operators add resources, filters and features to the worker's REST server (KIP-285).
 */
package org.apache.kafka.connect.rest;
