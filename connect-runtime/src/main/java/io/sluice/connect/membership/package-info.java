/**
 * Who is in the group and who runs what. {@code membership.group} takes part in a Kafka consumer-group style protocol with
 * other workers; {@code membership.solo} is the group of one that a standalone worker forms.
 */
package io.sluice.connect.membership;
