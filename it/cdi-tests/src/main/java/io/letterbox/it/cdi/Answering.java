package io.letterbox.it.cdi;

import io.letterbox.cdi.Receives;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Beans of every scope that receive, and what is around their calls. */
final class Answering {

    private Answering() {}

    /** Written down by what has it around its call. */
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Noted {}

    @Noted
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    static class Noting {
        @Inject
        Journal journal;

        @AroundInvoke
        Object note(InvocationContext call) throws Exception {
            journal.note("before", call.getMethod().getName());
            return call.proceed();
        }
    }

    @RequestScoped
    static class Request {
        @Inject
        Journal journal;

        private int uses;

        int use() {
            return ++uses;
        }

        @PreDestroy
        void end() {
            journal.note("request ended");
        }
    }

    @ApplicationScoped
    static class Clerk {
        @Inject
        Journal journal;

        @Inject
        Request request;

        @Noted
        @Receives("orders")
        Invoice bill(Order order, Request same) throws IOException {
            journal.note(request.use(), same.use());
            if (order.pieces() < 0) {
                throw new IOException("no such order");
            }
            return new Invoice(order.item());
        }
    }

    @Dependent
    static class Attached {
        @Inject
        Journal journal;

        @PreDestroy
        void end() {
            journal.note("attached ended");
        }
    }

    @Dependent
    static class Temporary {
        @Inject
        Journal journal;

        private int calls;

        @Noted
        @Receives("orders")
        void hear(Order order, Attached attached) {
            journal.note("call", ++calls);
        }

        @PreDestroy
        void end() {
            journal.note("bean ended");
        }
    }

    @Singleton
    static class Only {
        @Inject
        Journal journal;

        private int calls;

        @Receives("orders")
        void hear(Order order) {
            journal.note("call", ++calls);
        }
    }

    @RequestScoped
    static class EachRequest {
        @Inject
        Journal journal;

        private int calls;

        @Receives("orders")
        void hear(Order order) {
            journal.note("call", ++calls);
        }

        @PreDestroy
        void end() {
            journal.note("bean ended");
        }
    }
}
