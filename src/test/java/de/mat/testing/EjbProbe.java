package de.mat.testing;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.EJBAccessException;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * A page of the tests, open to everybody: calls each business method of the EJBs that are named, with nothing in its parameters, and says
 * whether the caller got through to it. What runs asynchronously is refused in its own thread, where its caller does not see it.
 */
@WebServlet(EjbProbe.PATH)
public class EjbProbe extends HttpServlet {

    public static final String PATH = "/ejb-probe";

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setContentType("text/plain");
        for (String name : request.getParameterValues("ejb")) {
            try {
                Class<?> type = Class.forName(name);
                Object ejb = new InitialContext().lookup("java:module/" + type.getSimpleName() + "!" + name);
                for (Method method : type.getDeclaredMethods()) {
                    if (isSeenByItsCaller(method)) {
                        response.getWriter()
                                .println(type.getSimpleName() + "." + method.getName() + " " + call(ejb, method));
                    }
                }
            } catch (ReflectiveOperationException | NamingException e) {
                throw new ServletException(e);
            }
        }
    }

    private static boolean isSeenByItsCaller(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && !method.isAnnotationPresent(Asynchronous.class);
    }

    private static String call(Object ejb, Method method) throws IllegalAccessException {
        try {
            method.invoke(
                    ejb,
                    Arrays.stream(method.getParameterTypes())
                            .map(EjbProbe::nothing)
                            .toArray());
            return "open";
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof EJBAccessException ? "denied" : "open";
        }
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        return type == long.class ? (Object) 0L : null;
    }
}
