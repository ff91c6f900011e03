/** Ports of one server. */
export interface NodePorts {
  readonly http: number;
  /** Of the native protocol, which shards speak among themselves. */
  readonly native: number;
  readonly interserver: number;
}

export interface NodeConfig {
  readonly cluster: readonly NodePorts[];
  readonly own: NodePorts;
  readonly oldPartsSeconds?: number;
  readonly mostQueries?: number;
  /** Settings of its user, beside ours. */
  readonly profile?: Readonly<Record<string, number>>;
}

/**
 * config.xml of one server, which knows the whole cluster. Connections that nobody uses end after 3 s, as in Debian's own: by the server's default it is 10,
 * and so long it waits for them when it is to end.
 */
export const configOf = (
  folder: string,
  { cluster, own, oldPartsSeconds, mostQueries = 100, profile = {} }: NodeConfig,
): string => `<yandex>
  <logger><level>warning</level><console>1</console></logger>
  <listen_host>127.0.0.1</listen_host>
  <http_port>${own.http}</http_port>
  <tcp_port>${own.native}</tcp_port>
  <interserver_http_port>${own.interserver}</interserver_http_port>
  <interserver_http_host>127.0.0.1</interserver_http_host>
  <path>${folder}/data/</path>
  <tmp_path>${folder}/temporary/</tmp_path>
  <user_files_path>${folder}/files/</user_files_path>
  <format_schema_path>${folder}/schemas/</format_schema_path>
  <users_config>${folder}/users.xml</users_config>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
  <timezone>UTC</timezone>
  <mlock_executable>false</mlock_executable>
  <keep_alive_timeout>3</keep_alive_timeout>
  <max_connections>${5 * mostQueries}</max_connections>
  <max_concurrent_queries>${mostQueries}</max_concurrent_queries>
  <mark_cache_size>67108864</mark_cache_size>
  ${oldPartsSeconds === undefined ? '' : `<merge_tree><old_parts_lifetime>${oldPartsSeconds}</old_parts_lifetime></merge_tree>`}
  ${profile.log_queries === 1 ? QUERY_LOG : ''}
  <macros><shard>${cluster.indexOf(own) + 1}</shard></macros>
  <remote_servers><bizboost>${cluster.map(shardOf).join('')}</bizboost></remote_servers>
</yandex>
`;

const QUERY_LOG =
  '<query_log><database>system</database><table>query_log</table><flush_interval_milliseconds>200</flush_interval_milliseconds></query_log>';

const shardOf = ({ native }: NodePorts): string => `
    <shard>
      <internal_replication>true</internal_replication>
      <replica><host>127.0.0.1</host><port>${native}</port></replica>
    </shard>`;

/** users.xml: one user without a password, from this machine only. */
export const usersOf = ({ profile = {} }: Pick<NodeConfig, 'profile'> = {}): string => `<yandex>
  <profiles><default>${settingsOf({ max_memory_usage: 2_000_000_000, ...profile })}</default></profiles>
  <quotas><default/></quotas>
  <users>
    <default>
      <password></password>
      <networks><ip>127.0.0.1</ip></networks>
      <profile>default</profile>
      <quota>default</quota>
    </default>
  </users>
</yandex>
`;

const settingsOf = (settings: Readonly<Record<string, number>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('');
