/**
 * Basic authentication for the REST interface under the class names that workers' settings and JAAS files name. The names and
 * the JAAS entry are public facts; how it is done is our own.
 */
package org.apache.kafka.connect.rest.basic.auth.extension;
