package io.beatframe.server.api;

import java.util.Objects;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.webjars.WebJarVersionLocator;

/** /docs, for people: our page, on which Swagger UI lists the operations and tries them. */
@Configuration(proxyBeanMethods = false)
@Profile("api")
class DocsPage implements WebMvcConfigurer {
    private static final String SWAGGER_UI = "swagger-ui";

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/docs", "/docs/index.html");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        String version = Objects.requireNonNull(new WebJarVersionLocator().version(SWAGGER_UI));
        registry.addResourceHandler("/docs/**")
                .addResourceLocations(
                        "classpath:/docs/",
                        "classpath:/META-INF/resources/webjars/"
                                + SWAGGER_UI
                                + "/"
                                + version
                                + "/");
    }
}
