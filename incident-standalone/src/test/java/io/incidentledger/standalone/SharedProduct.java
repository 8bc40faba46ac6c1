package io.incidentledger.standalone;

import io.incidentledger.embedded.Ports;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The whole product for the tests that only ask whether it does what is written. They share it, so
 * each uses names of its own. It is started for the first and stopped behind the last.
 *
 * @param api the product over HTTP
 * @param parts what it consists of
 */
public record SharedProduct(Api api, ApplicationContext parts) {
    /** Hands it to tests as a parameter. */
    public static final class Provider implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == SharedProduct.class;
        }

        @Override
        public SharedProduct resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Provider.class))
                    .computeIfAbsent(Started.class, _ -> Started.now(), Started.class)
                    .product();
        }
    }

    private record Started(StandaloneApplication application, Path dataDir, SharedProduct product)
            implements AutoCloseable {
        static Started now() {
            try {
                Path dataDir = Files.createTempDirectory("incident-ledger-shared");
                UpSettings settings =
                        new UpSettings(dataDir, true, Ports.free(), Ports.free(), null, null, null);
                StandaloneApplication application = StandaloneApplication.start(settings, _ -> {});
                return new Started(
                        application,
                        dataDir,
                        new SharedProduct(Api.of(settings.port(), dataDir), application.context()));
            } catch (IOException noFolder) {
                throw new UncheckedIOException(noFolder);
            }
        }

        @Override
        public void close() throws IOException {
            application.close();
            FileSystemUtils.deleteRecursively(dataDir);
        }
    }
}
