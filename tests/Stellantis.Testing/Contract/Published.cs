namespace Stellantis.Testing.Contract;

/// <summary>Bodies with all the oddities of the service's published examples, with values of our own.</summary>
public static class Published
{
    public const string Channel = """
        { "type": ["Monitor", "Remote"], "label": "Garage", "channel": { "webhook": { "target": "https://hooks.example.com/garage", "name": "garage",
          "attributes": [ { "type": "Header", "key": "X-Car", "value": "$Vin" } ] } } }
        """;

    public const string Minimal = """
        { "label": "Home", "triggerParam": { "triggers": [ { "name": "z1",
          "zone": { "transition": "In", "place": { "radius": 2, "center": { "longitude": 9.19, "latitude": 45.46 } } } } ],
          "boolExp": "z1" } }
        """;

    public const string Setting = """
        { "label": "Key", "triggerParam": { "triggers": [ { "name": "s1", "setting": { "type": "DigitalKey" } } ], "boolExp": "s1" } }
        """;

    /// <summary>Header attributes on a monitor, both kinds of action with the type of neither, a door identifier.</summary>
    public const string Websocket = """
        { "label": "Assistance", "subscribeParam": { "refreshEvent": 60,
          "channelAttributes": { "websocket": [ { "type": "Header", "key": "X-Car", "value": "$Vin" } ] } },
          "onEvent": { "actions": [ { "type": "Notify",
            "monitorAction": { "changeType": "Pause", "monitorId": "string" },
            "remoteAction": { "ChannelId": "", "remote": { "label": "Unlock", "attributes": [ { "type": "Header", "key": "X-Car", "value": "$Vin" } ],
              "channelAttributes": { "websocket": [ { "type": "Header", "key": "X-Car", "value": "$Vin" } ] },
               "extendedEventParam": [ "vehicle.alerts.active" ],
              "action": { "locking": { "state": "Unlocked", "identifier": "AllDoors" } } } } } ], "onRefresh": false },
          "attributes": [ { "type": "Header", "key": "X-Car", "value": "$Vin" } ], "extendedEventParam": [ "vehicle.alerts.active" ],
          "triggerParam": { "triggers": [ { "name": "t6", "data": { "op": "includedIn", "value": [ "AssistanceButtonFault" ], "data": "vehicle.alert",
            "previous": { "op": "equalsTo", "value": [ "AssistanceButtonFault" ] } } } ], "boolExp": "t6" } }
        """;

    /// <summary>Body attributes for push notifications, an action that the contract has dropped.</summary>
    public const string PushNotification = """
        { "label": "North", "subscribeParam": { "refreshEvent": 60,
          "channelAttributes": { "pushnotif": [ { "type": "Body", "key": "disableNotificationPayload", "value": "true" } ] } },
          "onEvent": { "actions": [ { "type": "Remote", "monitorAction": { "changeType": "Resume", "monitorId": "string" },
            "remoteAction": { "ChannelId": "", "remote": { "label": "Start", "attributes": [ { "type": "Header", "key": "X-Car", "value": "$Vin" } ],
              "channelAttributes": { "pushnotif": [ { "type": "Body", "key": "title", "value": "Started" } ] },
               "extendedEventParam": [ "vehicle.alarm" ],
              "action": { "ignition": { "state": "Activated" } } } } } ], "onRefresh": false },
          "attributes": [ { "type": "Body", "key": "X-monitor", "value": "$MonitorID" } ], "extendedEventParam": [ "vehicle.alarm" ],
          "triggerParam": { "triggers": [ { "name": "t6",
           "zone": { "transition": "In", "place": { "radius": 10, "center": { "longitude": -80, "latitude": 68 } } } } ], "boolExp": "t6" } }
        """;

    /// <summary>A day of the week for a time that does not come again, and a member that the contract does not know.</summary>
    public const string Webhook = """
        { "label": "Once", "subscribeParam": { "refreshEvent": 80,
          "channelAttributes": { "webhook": [ { "type": "Header", "key": "X-Car", "value": "$Vin" } ] } },
          "onEvent": { "actions": [ { "type": "Monitor", "monitorAction": { "changeType": "Delete", "monitorId": "string" },
            "remoteAction": { "ChannelId": "",
             "remote": { "label": "Horn", "attributes": [ { "type": "Body", "key": "X-type", "value": "$remoteType" } ],
              "channelAttributes": { "webhook": [ { "type": "Header", "key": "X-channel", "value": "$ChannelId" } ] },
               "extendedEventParam": [ "vehicle.alarm" ],
              "action": { "horn": { "state": "Activated" } } } } } ], "onRefresh": true },
          "attributes": [ { "type": "Body", "key": "X-label", "value": "$MonitorLabel" } ], "extendedEventParam": [ "vehicle.telemetry.environment" ],
          "triggerParam": { "triggers": [ { "name": "t1",
           "time": { "times": [ { "duration": "PT3H12M", "start": "1990-05-25T15:30:00Z", "recurrence": "None",
            "occurrence": { "day": [ "Tue" ] }, "enabled": true } ], "timeZone": "Europe/Paris" } } ], "boolExp": "t1" } }
        """;
}
