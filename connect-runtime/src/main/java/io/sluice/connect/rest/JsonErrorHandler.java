package io.sluice.connect.rest;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Gives the errors that the server itself finds, such as an unusable path, the form that all other errors have. */
final class JsonErrorHandler extends ErrorHandler {
    private final ExtraHeaders extra;

    JsonErrorHandler(ExtraHeaders extra) {
        this.extra = extra;
        setCacheControl(null);
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int code, String message, Throwable cause, Callback callback) {
        extra.putOn(response.getHeaders()); // an error starts from an empty answer
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, ByteBuffer.wrap(Json.bytes(new ErrorBody(code, message))), callback);
    }
}
