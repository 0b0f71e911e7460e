/**
 * An example of a source and a sink, small and complete. The source sends the lines of the files in a folder and goes on where
 * it was after a restart; the sink collects records in files, each record in exactly one of them. {@code
 * docs/connector-authors.md} walks through both.
 */
package io.sluice.examples.folder;
