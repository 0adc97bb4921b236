package io.letterbox.it.server;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells which of the application's threads have not got anywhere. */
@WebServlet("/idle")
@SuppressWarnings("serial") // nobody passivates it
public class Seen extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private @Nullable Bustle bustle;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            response.getWriter().print(bustle.idle());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
