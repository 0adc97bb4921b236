package io.letterbox.it.server;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.jms.ConnectionFactory;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The application that stays while the other is redeployed: it has nothing of Letterbox, and is told by requests what to do. */
@WebServlet("/*")
@SuppressWarnings("serial") // nobody passivates it
public class Traffic extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final long LIMIT_SECONDS = 60;

    @Resource(lookup = "java:comp/DefaultJMSConnectionFactory")
    private @Nullable ConnectionFactory factory;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private @Nullable ManagedThreadFactory threads;

    @Resource
    private @Nullable UserTransaction transaction;

    private @Nullable Flow flow;

    /** The last record that the JVM linked the methods of, which it keeps hold of (JDK 17: ObjectMethods, MethodHandle.asTypeCache). */
    private record Stay(String deed) {}

    @Override
    public void init() {
        flow = new Flow(factory);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(String.join("\n", told(request.getPathInfo().substring(1))));
    }

    private List<String> told(String deed) {
        try {
            return switch (deed) {
                case "begin" -> {
                    flow.fillPool(threads, transaction);
                    flow.begin(threads);
                    yield List.of();
                }
                case "more" -> List.of(Boolean.toString(flow.awaitMore(100, LIMIT_SECONDS)));
                case "displace" ->
                    List.of(Boolean.toString(new Stay(deed).equals(new Stay("")) || new Stay(deed).hashCode() == 0));
                case "end" -> List.of(Boolean.toString(flow.end(LIMIT_SECONDS)));
                case "sent" -> flow.sent();
                case "received" -> flow.products();
                default -> flow.drain(deed);
            };
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
