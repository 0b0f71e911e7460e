/** The worker as one object, for programs that embed it. */
package io.sluice.connect;
