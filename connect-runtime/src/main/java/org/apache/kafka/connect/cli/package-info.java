/** The two main classes under the names that scripts and container images start. */
package org.apache.kafka.connect.cli;
