package de.mat.security;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends the session's cookie only over TLS where users reach MAT by TLS: a setting, so it cannot stand in {@code web.xml}. */
@WebListener
public class SessionCookieListener implements ServletContextListener {

    @Inject
    @ConfigProperty(name = "mat.public-url")
    private String publicAddress;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().getSessionCookieConfig().setSecure(publicAddress.startsWith("https:"));
    }
}
