/**
 * The HTTP interface: parses requests, asks the control plane, answers in JSON, passes on what another worker must do. A
 * bounded pool of HTTP threads owns the work here; whoever waits for the control plane holds none of them, so slow requests
 * do not keep quick ones from being answered. Reads are answered from published views and never wait.
 */
package io.sluice.connect.rest;
