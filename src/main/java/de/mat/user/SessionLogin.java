package de.mat.user;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.AutoApplySession;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Optional;

/**
 * Tells the container with each request of a session who signed in and in which groups. What the container remembers of it by itself
 * passes through a place that all requests share while they are let in: of two at the same moment one may come without its groups, and
 * is told that its page does not exist.
 */
@AutoApplySession
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class SessionLogin implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int CONTEXT = 2;

    @AroundInvoke
    Object restore(InvocationContext invocation) throws Exception {
        if (!invocation.getMethod().getName().equals("validateRequest")) {
            return invocation.proceed();
        }
        HttpMessageContext context = (HttpMessageContext) invocation.getParameters()[CONTEXT];
        HttpServletRequest request = context.getRequest();
        Optional<LoginState> login = LoginState.in(request);
        if (request.getUserPrincipal() == null || login.isEmpty()) {
            return invocation.proceed();
        }
        return context.notifyContainerAboutLogin(
                new CallerPrincipal(request.getUserPrincipal().getName()),
                login.get().groups());
    }
}
