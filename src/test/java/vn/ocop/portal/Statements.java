package vn.ocop.portal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Sees every SQL statement that goes to the database, whoever sends it: Hibernate, `JdbcClient` or plain JDBC.
/// ```java assertThat(statements.of(() -> mvc.get().uri("/plans").exchange())).hasSizeLessThan(8);
/// ```
@TestComponent
public class Statements implements BeanPostProcessor {
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    /// A piece of a test.
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /// The statements that were executed while the work was done, in their order; a batch counts as one.
    public List<String> of(Work work) throws Exception {
        seen.clear();
        work.run();
        return List.copyOf(seen);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source && !(bean instanceof Watched) ? new Watched(source) : bean;
    }

    private final class Watched extends DelegatingDataSource {
        Watched(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return watched(Connection.class, super.getConnection(), "");
        }
    }

    // A proxy that notes executions; whatever makes statements is watched in its turn.
    private <T> T watched(Class<T> type, T target, String sql) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    String given = arguments != null && arguments.length > 0 && arguments[0] instanceof String text
                            ? text
                            : sql;
                    // The queue of imports is looked at in the background, whatever a test does.
                    boolean queue = Thread.currentThread().getName().startsWith("import");
                    if (method.getName().startsWith("execute") && !queue) seen.add(given);
                    Object result;
                    try {
                        result = method.invoke(target, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getTargetException();
                    }
                    return switch (result) {
                        case CallableStatement made -> watched(CallableStatement.class, made, given);
                        case PreparedStatement made -> watched(PreparedStatement.class, made, given);
                        case Statement made -> watched(Statement.class, made, given);
                        case null, default -> result;
                    };
                }));
    }
}
