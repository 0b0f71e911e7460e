/**
 * A mailbox with deadlines, run by one thread or stepped by hand in a test. Whoever owns state gives it to such a loop and
 * is then the only one to touch it.
 */
package io.sluice.connect.loop;
