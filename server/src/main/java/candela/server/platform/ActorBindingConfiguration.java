package candela.server.platform;

import java.lang.reflect.Method;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Puts the {@link ActorBinding} inside the transaction of every door. */
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement(order = 100)
class ActorBindingConfiguration {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static ActorBinding actorBinding(@Lazy JdbcClient database) {
        return new ActorBinding(database);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DefaultPointcutAdvisor actorBindingAdvisor(ActorBinding binding) {
        var advisor = new DefaultPointcutAdvisor(new Doors(), binding);
        advisor.setOrder(Ordered.LOWEST_PRECEDENCE);
        return advisor;
    }

    /** Methods of a door whose first parameter is the actor. */
    private static final class Doors extends StaticMethodMatcherPointcut {

        @Override
        public boolean matches(Method method, Class<?> type) {
            return method.getParameterCount() > 0
                    && method.getParameterTypes()[0] == Actor.class
                    && AnnotatedElementUtils.hasAnnotation(type, Service.class);
        }
    }
}
