/** The one name of the REST interface's classes that is seen from outside: as the value of a metric. */
package org.apache.kafka.connect.runtime.rest.entities;
