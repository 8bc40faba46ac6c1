package io.incidentledger.wire.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

import javax.net.ssl.SSLSocketFactory;

/** The sockets of one SSL bundle, as PostgreSQL's driver asks for them. Made by the driver. */
public final class BundleSocketFactory extends SSLSocketFactory {
    private final SSLSocketFactory sockets;

    /**
     * @param bundle a name that was given to {@link DatabaseTls}
     */
    public BundleSocketFactory(String bundle) {
        sockets = DatabaseTls.bundle(bundle).createSslContext().getSocketFactory();
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose)
            throws IOException {
        return sockets.createSocket(plain, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return sockets.createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
            throws IOException {
        return sockets.createSocket(host, port, local, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return sockets.createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
        return sockets.createSocket(host, port, local, localPort);
    }
}
