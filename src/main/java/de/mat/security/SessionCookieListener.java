package de.mat.security;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Sends the session's cookie only over TLS where users reach MAT by TLS: a setting, so it cannot stand in {@code web.xml}. MAT does
 * not start when that setting is no address.
 */
@WebListener
public class SessionCookieListener implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext()
                .getSessionCookieConfig()
                .setSecure(PublicAddress.configured().isSecure());
    }
}
