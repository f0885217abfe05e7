import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

const METADATA = `<?xml version="1.0" encoding="UTF-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="Crm" xmlns="http://docs.oasis-open.org/odata/ns/edm">
<EntityType Name="Customer"><Key><PropertyRef Name="Id"/></Key>
<Property Name="Id" Type="Edm.Int32" Nullable="false"/><Property Name="City" Type="Edm.String"/></EntityType>
<EntityContainer Name="Container"><EntitySet Name="Customers" EntityType="Crm.Customer"/></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>`;

const FILE = "region,manager\nNorth,Mia\nSouth,Noah\n";

const LISTING = `<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>reports</Name><IsTruncated>false</IsTruncated>
<Contents><Key>managers/2026.csv</Key><ETag>"1"</ETag><Size>${FILE.length}</Size></Contents></ListBucketResult>`;

const ORDERS = [
  { id: 1, region: "North", amount: 10 },
  { id: 2, region: "North", amount: 20 },
  { id: 3, region: "South", amount: 5 },
];

/** An application on this machine that feeds copy from: a REST service, an OData service and a public bucket. */
export class Service {
  /** What the list of orders holds. */
  orders = ORDERS;
  /** Whether all answers are errors. */
  broken = false;

  private constructor(private readonly http: Server) {
    http.on("request", (request, response) => {
      const body = this.broken ? undefined : this.answer(new URL(request.url ?? "/", "http://service").pathname);
      response.writeHead(body === undefined ? 404 : 200, { "content-type": body?.startsWith("<") ? "application/xml" : "application/json", "OData-Version": "4.0" });
      response.end(body ?? "");
    });
  }

  static async start(): Promise<Service> {
    const http = createServer().listen(0, "127.0.0.1");
    await once(http, "listening");
    return new Service(http);
  }

  get address(): string {
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.http.close();
    this.http.closeAllConnections();
    await once(this.http, "close");
  }

  private answer(path: string): string | undefined {
    const answers: Record<string, string> = {
      "/rest/orders": JSON.stringify({ data: this.orders }),
      "/odata/$metadata": METADATA,
      "/odata/Customers": JSON.stringify({
        value: [
          { Id: 1, City: "Ulm" },
          { Id: 2, City: "Hue" },
          { Id: 3, City: "Ulm" },
        ],
      }),
      "/reports": LISTING,
      "/reports/": LISTING,
      "/reports/managers/2026.csv": FILE,
    };
    return answers[decodeURIComponent(path)];
  }
}
