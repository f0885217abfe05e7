package candela.server.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/** Serves the pages, so that each address that the browser shows can be opened again. */
@Configuration(proxyBeanMethods = false)
class WebPages implements WebMvcConfigurer {

    private static final String PLACE = "classpath:/static/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(PLACE + "assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(PLACE)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new PageResolver());
    }

    /** Where no file has the name that a browser navigates to, the application finds the page. */
    private static final class PageResolver extends PathResourceResolver {

        @Override
        protected @Nullable Resource resolveResourceInternal(
                @Nullable HttpServletRequest request,
                String path,
                List<? extends Resource> locations,
                ResourceResolverChain chain) {
            var file = super.resolveResourceInternal(request, path, locations, chain);
            return file == null && request != null && isNavigation(request, path)
                    ? super.resolveResourceInternal(request, "index.html", locations, chain)
                    : file;
        }

        private static boolean isNavigation(HttpServletRequest request, String path) {
            var accept = request.getHeader(HttpHeaders.ACCEPT);
            return accept != null
                    && accept.contains(MediaType.TEXT_HTML_VALUE)
                    && !path.startsWith("api/")
                    && !path.startsWith("v1/")
                    && !path.contains(".");
        }
    }
}
