/**
 * What all plugins have in common: a version and a description of their settings.
 */
package org.apache.kafka.connect.components;
