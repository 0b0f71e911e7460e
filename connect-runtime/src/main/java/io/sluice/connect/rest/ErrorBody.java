package io.sluice.connect.rest;

/** The body of every answer that tells of an error. */
record ErrorBody(int errorCode, String message) {}
