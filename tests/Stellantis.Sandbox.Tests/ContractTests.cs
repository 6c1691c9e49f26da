using Newtonsoft.Json.Linq;
using Stellantis.Sandbox.Api;
using Stellantis.Sandbox.Options;
using Stellantis.Testing.Contract;
using Xunit;

namespace Stellantis.Sandbox.Tests;

/// <summary>Every operation of the sandbox against the schemas of the contract.</summary>
public sealed class ContractTests
{
    private static readonly DateTimeOffset s_now = new(2025, 6, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<Contract> s_contract = new(Contract.Read);

    // What links may carry besides their address, and the sandbox has no use for.
    private static readonly string[] s_neverShown =
    [
        .. new[] { "deprecation", "hreflang", "profile" }.Select(name => "components.schemas.Link.properties." + name),
        .. new[] { "deprecation", "hreflang", "name", "profile", "templated", "title", "type" }.Select(name =>
            "components.schemas.link.properties." + name),
    ];

    [ContractFact]
    public void Every_operation_of_the_contract_has_a_route() =>
        Assert.Equal(s_contract.Value.OperationIds.Order(StringComparer.Ordinal),
            OperationTable.All.Select(operation => operation.Id).Order(StringComparer.Ordinal));

    [ContractFact]
    public async Task Every_answer_is_as_the_contract_has_it()
    {
        using var tour = new Tour();

        await tour.ReadAllAsync();
        await tour.SubscribeAsync();
        await tour.CommandAsync();
        await tour.FailAsync();

        Assert.Empty(tour.Problems.Distinct().Take(40));
        Assert.Empty(OperationTable.All.Select(operation => operation.Id).Except(tour.Operations));
        Assert.Equal(s_neverShown, s_contract.Value.NeverShown());
    }

    /// <summary>Somebody who asks the sandbox everything, and holds each answer against the contract.</summary>
    private sealed class Tour : IDisposable
    {
        private readonly SandboxCaller _caller = new(new SandboxOptions { VehicleCount = 20, Clock = () => s_now });

        public HashSet<string> Operations { get; } = [];

        public List<string> Problems { get; } = [];

        public async Task ReadAllAsync()
        {
            foreach (var query in new[] { "", "?pageSize=3", "?indexRange=2-4", "?vinPrefix=VR", "?extension=devices&extension=callCenterNumbers" })
                await GetAsync("getVehicles", "/accounts/vehicles" + query);
            foreach (var vin in await _caller.VinsAsync())
                await ReadVehicleAsync("/accounts/vehicles/" + vin);
        }

        public async Task SubscribeAsync()
        {
            var channel = (string)(await SendAsync("postChannels", "POST", "/accounts/channels", Published.Channel))["channelId"]!;
            var path = "/accounts/channels/" + channel;
            await SendAsync("setChannelStatus", "PUT", path + "/status", """{ "status": "Paused" }""");
            await SendAsync("putChannelsById", "PUT", path, Published.Channel);
            await SendAsync("postChannels", "POST", "/accounts/channels",
                """{ "channel": { "pushnotif": { "devices": ["d"], "attributes": [ { "type": "Header", "key": "k", "value": "v" } ] } } }""");
            await SendAsync("postChannels", "POST", "/accounts/channels",
                """{ "channel": { "websocket": { "target": "wss://example.com", "attributes": [ { "type": "Query", "key": "k", "value": "v" } ] """ +
                """} } }""");
            await GetAsync("getChannels", "/accounts/channels");
            await GetAsync("getChannels", "/accounts/channels?types=Remote");
            await GetAsync("getChannelsById", path);

            var monitor = (string)(await SendAsync("postVehicleMonitors", "POST", path + "/monitors", Documents.Monitor))["monitorId"]!;
            await SendAsync("postVehicleMonitors", "POST", path + "/monitors", Published.Setting);
            var own = path + "/monitors/" + monitor;
            await SendAsync("putVehicleMonitors", "PUT", own, Documents.Monitor);
            await SendAsync("setVehicleMonitorStatus", "PUT", own + "/status", """{ "status": "Paused" }""");
            var vins = new JArray(await _caller.VinsAsync(3));
            await SendAsync("setVehicleMonitorHandles", "PUT", own + "/handles",
                $$"""{ "action": "Add", "vehicleIds": {{vins}}, "groups": ["root"] }""");
            await GetAsync("getVehicleMonitors", path + "/monitors");
            await GetAsync("getVehicleMonitorByID", own);
            foreach (var query in new[] { "", "?pageSize=2", "?indexRange=1-", "?vinPrefix=V" })
                await GetAsync("getVehicleMonitorGroupsHandles", own + "/handles" + query);
            await DeleteAsync("deleteVehicleMonitorByID", own);
            await DeleteAsync("deleteVehicleMonitorByID", own);
        }

        public async Task CommandAsync()
        {
            var channel = (string)(await SendAsync("postChannels", "POST", "/accounts/channels", Published.Channel))["channelId"]!;
            foreach (var vin in await _caller.VinsAsync(8))
            {
                var path = $"/accounts/vehicles/{vin}/channels/{channel}/remotes";
                foreach (var action in Documents.Actions)
                {
                    var sent = await SendAsync("sendVehicleRemotes", "POST", path, Documents.Remote.Replace("$", action, StringComparison.Ordinal));
                    if (sent["remoteActionId"] is { } id)
                    {
                        await GetAsync("getVehicleRemoteById", $"{path}/{id}");
                        _caller.Server.Advance(TimeSpan.FromSeconds(40));
                        await GetAsync("getVehicleRemoteById", $"{path}/{id}");
                        await GetAsync("getVehicleLastTelemetries", $"/accounts/vehicles/{vin}/telemetries/latest");
                    }
                }

                foreach (var query in new[] { "", "?pageSize=2", "?indexRange=1-2" })
                    await GetAsync("getVehicleRemotes", path + query);
            }

            await DeleteAsync("deleteChannelsById", "/accounts/channels/" + channel);
            _caller.Server.Advance(TimeSpan.FromMinutes(5));
            await DeleteAsync("deleteChannelsById", "/accounts/channels/" + channel);
        }

        public async Task FailAsync()
        {
            foreach (var operation in OperationTable.All)
            {
                var path = operation.PathOf([.. Enumerable.Repeat("0", 4)]);
                await SendAsync(operation.Id, operation.Method, path, operation.Method is "POST" or "PUT" ? "{}" : null);
                await SendAsync(operation.Id, operation.Method, path + "?pageToken=x&pageSize=1", operation.Method is "POST" or "PUT" ? "{}" : null);
            }
        }

        public void Dispose() => _caller.Dispose();

        private async Task ReadVehicleAsync(string path)
        {
            await GetAsync("getVehicleByid", path);
            await GetAsync("getVehicleByid", path + "?extension=devices");
            await GetAsync("getVehicleCapabilityByid", path + "/capability");
            await GetAsync("getVehicleLastTelemetries", path + "/telemetries/latest");
            await GetAsync("getVehicleLastTelemetries",
                path + "/telemetries/latest?type=vehicle.location&type=vehicle.alarm.status&type=environment");
            await ReadListAsync("getVehicleTelemetry", path + "/telemetries",
                ["type=vehicle.doorsState&pageSize=5", "type=vehicle.energies&type=privacy&orderBy=ascending"]);
            await ReadListAsync("getVehicleAlerts", path + "/alerts", ["active=true", "active=false&locale=de-DE"], "getVehicleAlertsById", "id");
            await ReadListAsync("getVehicleAlarms", path + "/alarms", ["type=vehicle.alarm.trigger", "type=vehicle.alarm.status"],
                "getVehicleAlarmsById", "id");
            await ReadListAsync("getVehicleCollision", path + "/collisions", [], "getVehicleCollisionById", "id");
            await ReadListAsync("getVehicleChargeSessions", path + "/charging/sessions",
                ["states=DataLacking&level=10-40&power=100-&autonomy=1-&duration=60-"], "getVehicleChargeSessionById", "sid");
            var trips = await ReadListAsync("getVehicleTrips", path + "/trips", ["type=Normal&distance=0.5-20.5&duration=60-4000",
                "kinetics=HardBraking&propulsions=Electric", "states=Unfinished"], "getVehicleTripById", "id");
            foreach (var trip in trips.Take(2).Append(trips.LastOrDefault()).OfType<string>())
            {
                var own = $"{path}/trips/{trip}";
                await ReadListAsync("getVehicleTripAlerts", own + "/alerts", [], "getVehicleTripAlertByAid", "id");
                await ReadListAsync("getVehicleCollisionsByTripId", own + "/collisions", [], "getVehicleCollisionByTipById", "id");
                await GetAsync("getVehicleTripPath", own + "/wayPoints?tolerance=0.1&indexRange=0-20&propulsions=Electric");
                await GetAsync("getVehicleTripPath", own + "/wayPoints?kinetics=HardBraking&orderBy=ascending");
                await GetAsync("getVehicleTripTelmetry", own + "/telemetry?indexRange=0-5");
            }

            foreach (var collision in (await GetAsync("getVehicleCollision", path + "/collisions")).SelectTokens("_embedded.Collisions[*]").Take(2))
            {
                var trip = new Uri((string)collision.SelectToken("_links.trip.href")!).Segments[^1];
                await ReadListAsync("getVehicleCollisionsByTripId", $"{path}/trips/{trip}/collisions", [], "getVehicleCollisionByTipById", "id");
            }

            foreach (var alert in (await GetAsync("getVehicleAlerts", path + "/alerts")).SelectTokens("_embedded.alerts[*]").Take(3))
            {
                foreach (var trip in (await GetAsync("getVehicleTrips", $"{path}/trips?timestamps=/{alert["startedAt"]}&pageSize=1"))
                    .SelectTokens("_embedded.trips[*].id"))
                    await ReadListAsync("getVehicleTripAlerts", $"{path}/trips/{trip}/alerts", [], "getVehicleTripAlertByAid", "id");
            }

            foreach (var report in await ReadListAsync("getVehicleStolenHistory", path + "/stolen", [], "getVehicleStolenById", "id"))
                await ReadListAsync("getVehicleStolenIdPosition", $"{path}/stolen/{report}/waypoints", []);
        }

        // The first pages of a collection as it is and with its filters, and some of its items alone.
        private async Task<List<string>> ReadListAsync(string operation, string path, string[] queries, string? itemOperation = null,
            string id = "id")
        {
            var first = await GetAsync(operation, path + "?indexRange=0-24");
            foreach (var query in queries.Concat(["pageSize=2&orderBy=ascending", "indexRange=1-3",
                "timestamps=2025-05-01T00:00:00Z/P20D&timestamps=R5/2025-06-01T00:00:00Z/P1D/PT4H"]))
            {
                var page = await GetAsync(operation, path + "?" + query);
                if ((string?)page.SelectToken("_links.next.href") is { } next)
                    await GetAsync(operation, next);
            }

            var ids = first.SelectTokens("_embedded.*[*]." + id).Select(found => (string)found!).ToList();
            if (itemOperation is not null)
            {
                foreach (var found in ids.Take(1).Append(ids.LastOrDefault()).OfType<string>())
                    await GetAsync(itemOperation, $"{path}/{found}");
            }

            return ids;
        }

        private Task<JObject> GetAsync(string operation, string path) => SendAsync(operation, "GET", path);

        private Task<JObject> DeleteAsync(string operation, string path) => SendAsync(operation, "DELETE", path);

        private async Task<JObject> SendAsync(string operation, string method, string path, string? body = null)
        {
            var answer = await _caller.SendAsync(method, path, body);
            if (answer.Status < 300)
                Operations.Add(operation);
            if (answer.Status == 500)
                Problems.Add($"{operation} {path}: {answer.Text}");
            if (answer.Text.Length == 0)
                return [];
            var problems = s_contract.Value.Problems(operation, answer.Status, answer.Json)
                ?? (answer.Status < 400 ? ["has a body that the contract does not know"] : []);
            Problems.AddRange(problems.Select(problem => $"{operation} {answer.Status} {problem}"));
            return answer.Json;
        }
    }

    private static class Documents
    {
        public const string Monitor = """
            { "label": "Home", "subscribeParam": { "refreshEvent": 60,
              "channelAttributes": { "webhook": [ { "type": "Header", "key": "k", "value": "v" } ] } },
              "onEvent": { "onRefresh": true, "actions": [ { "type": "Monitor", "monitorAction": { "changeType": "Pause", "monitorId": "m" } },
                { "type": "Remote", "remoteAction": { "ChannelId": "c0", "remote": { "action": { "horn": { "state": "Activated" } } } } } ] },
              "attributes": [ { "type": "Body", "key": "k", "value": "v" } ], "extendedEventParam": [ "vehicle.trip" ],
              "triggerParam": { "boolExp": "z1 & t1 & d1", "triggers": [
                { "name": "z1", "zone": { "transition": "In", "place": { "radius": 2, "center": { "longitude": 9.19, "latitude": 45.46 } } } },
                { "name": "t1", "time": { "timeZone": "Europe/Paris",
                  "times": [ { "recurrence": "Daily", "start": "PT8H", "duration": "PT1H",
                  "occurrence": { "day": [ "Mon" ], "week": [ "w1-w9" ] } } ] } },
                { "name": "d1", "data": { "data": "privacy.state", "op": "equalsTo", "value": [ "None" ],
                  "previous": { "op": "equalsTo", "value": [ "Full" ] } } } ] } }
            """;

        public const string Remote = """
            { "label": "Do", "attributes": [ { "type": "Body", "key": "k", "value": "v" } ], "extendedEventParam": [ "vehicle.position" ],
              "channelAttributes": { "pushnotif": [ { "type": "Header", "key": "k", "value": "v" } ],
               "websocket": [ { "type": "Query", "key": "k", "value": "v" } ] },
              "action": $ }
            """;

        public static IReadOnlyList<string> Actions { get; } =
        [
            """{ "locking": { "state": "Unlocked" } }""",
            """{ "locking": { "state": "Locked" } }""",
            """{ "horn": { "state": "Activated" } }""",
            """{ "lights": { "state": "Activated" } }""",
            """{ "wakeup": { "action": "Wakeup" } }""",
            """{ "preconditioning": { "airConditioning": { "immediate": true } } }""",
            """{ "preconditioning": { "airConditioning": { "programs": [ { "slot": 2, "start": "PT8H", """ +
                """ "occurrence": { "day": [ "Sat" ] }, "enabled": true, "temp": 20.5 } ] } } }""",
            """{ "preconditioning": { "airConditioning": { "settings": { "temp": 21, "mode": "Auto", "state": "Activated" } } } }""",
            """{ "charging": { "charge": { "immediate": true } } }""",
            """{ "charging": { "charge": { "programs": [ { "slot": 1, "start": "PT22H", "occurrence": { "day": [ "Mon" ] }, "enabled": true, """ +
                """ "chargeToFull": false, "minChargingLevel": 10, "maxChargingLevel": 90, "chargeType": "Regular", "actionsType": "Set" } ] } } }""",
            """{ "charging": { "charge": { "settings": { "chargePreferenceRate": "Low" } } } }""",
            """{ "charging": { "charge": { "deferred": { "start": { "startTime": "PT23H" }, "end": { "endTime": "PT5H", "chargeToFull": false } """ +
                """} } } }""",
            """{ "charging": { "charge": { "deferred": { "start": { "immediate": true }, """ +
                """ "end": { "endTime": "PT5H", "chargeToFull": true } } } } }""",
            """{ "immobilization": { "activate": true } }""",
            """{ "vehicleFinder": { "action": "GetPresentLocation" } }""",
            """{ "navigation": { "positions": [ { "type": "Feature", "geometry": { "type": "Point", "coordinates": [ 2.3, 48.8 ] }, "properties":""" +
                """ { "name": "Work", "placeid": 7, "category": "c", "description": "d", "phoneNumber": "1", "url": "u", """ +
                """ "address": { "houseNumber": "1", "postalCode": 75001, """ +
                """ "streetName": "s", "cityName": "c", "countryName": "n", "provinceName": "p" } } } ] } }""",
            """{ "stolen": { "state": true } }""",
            """{ "stolen": { "crankInhibit": { "activate": true } } }""",
            """{ "stolen": { "state": false } }""",
            """{ "tan": { "suppress": { "state": true, "duration": 2 } } }""",
            """{ "tan": { "confirm": { "state": false } } }""",
            """{ "onboardPersonalData": { "action": "Delete" } }""",
        ];
    }
}
