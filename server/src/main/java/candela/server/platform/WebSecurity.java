package candela.server.platform;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * The headers that keep a browser from loading or sending anything elsewhere, and Spring Security's firewall. Who may
 * do what is decided where the actor is made ({@link ActorResolver}) and at the doors.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "object-src 'none'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'");

    /**
     * Of the filters that Spring Security has only the one for headers: sessions, sign-in and permissions are not its
     * business here, and each filter costs every request.
     */
    @Bean
    SecurityFilterChain security() {
        return new DefaultSecurityFilterChain(
                AnyRequestMatcher.INSTANCE,
                new HeaderWriterFilter(List.of(
                        new ContentSecurityPolicyHeaderWriter(POLICY),
                        new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER),
                        new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
                        new XContentTypeOptionsHeaderWriter(),
                        new XXssProtectionHeaderWriter(),
                        new HstsHeaderWriter(),
                        new CacheControlHeadersWriter())));
    }

    /** What each filter took is nobody's question; requests as a whole are measured. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Keeps Spring Boot from inventing a user with a password of its own. */
    @Bean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }
}
