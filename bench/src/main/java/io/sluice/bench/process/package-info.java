/**
 * The processes that measurements are made of: brokers, and workers of either kind. They listen on free ports of 127.0.0.1 and
 * end with the JVM that started them.
 */
package io.sluice.bench.process;
