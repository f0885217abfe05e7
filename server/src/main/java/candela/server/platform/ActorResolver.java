package candela.server.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives each handler its actor. It is a handler's first parameter, so nothing of a request is read before it is known
 * who sends it; only a handler that says {@link Anonymous} is open to those who have not signed in.
 */
@Configuration(proxyBeanMethods = false)
class ActorResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final String ATTRIBUTE = ActorResolver.class.getName();
    private static final String OWN_PAGES = "X-Candela";
    private static final List<String> READS =
            List.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name());

    private final Authenticator authenticator;

    ActorResolver(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Actor resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binder) {
        var request = (HttpServletRequest) web.getNativeRequest();
        var response = (HttpServletResponse) Objects.requireNonNull(web.getNativeResponse());
        var actor = authenticator.authenticate(request, response);
        web.setAttribute(ATTRIBUTE, actor, WebRequest.SCOPE_REQUEST);
        if (actor.isAnonymous() && !parameter.hasParameterAnnotation(Anonymous.class)) {
            throw Problem.unauthorized("Sign in first");
        }
        refuseForeignPages(actor, request);
        return actor;
    }

    static Actor actor(WebRequest request) {
        var actor = (Actor) request.getAttribute(ATTRIBUTE, WebRequest.SCOPE_REQUEST);
        return actor == null ? Actor.anonymous(Actor.Origin.SYSTEM) : actor;
    }

    /** A page of another site cannot set this header, so a cookie alone never writes (CSRF). */
    private static void refuseForeignPages(Actor actor, HttpServletRequest request) {
        var byCookie = actor.origin().access() == Actor.Access.UI;
        if (byCookie && !READS.contains(request.getMethod()) && request.getHeader(OWN_PAGES) == null) {
            throw Problem.forbidden(
                    "csrf",
                    "Requests that change something need the header " + OWN_PAGES
                            + ": 1 when they come with the cookie");
        }
    }
}
