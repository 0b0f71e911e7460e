/**
 * The group of one that a standalone worker forms. It has no thread of its own: the listener is told on the thread that
 * brought the news.
 */
package io.sluice.connect.membership.solo;
