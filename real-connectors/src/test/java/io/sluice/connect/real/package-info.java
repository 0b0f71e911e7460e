/** Published connectors, as they are downloaded, on workers in processes of their own and between real databases. */
package io.sluice.connect.real;
